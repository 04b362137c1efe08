package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"time"
	"unicode"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime/document"
	smithydocument "github.com/aws/smithy-go/document"
)

// Bytes as the protocol of adapters writes them.
type blob []byte

func (b blob) MarshalJSON() ([]byte, error) {
	return json.Marshal(map[string]string{"$base64": base64.StdEncoding.EncodeToString(b)})
}

var (
	documents = reflect.TypeFor[document.Interface]()
	instants  = reflect.TypeFor[time.Time]()
)

// The member that a field is: the same name with a small first letter.
func memberName(field string) string {
	return string(unicode.ToLower(rune(field[0]))) + field[1:]
}

// Fills a field of an input from JSON. Fields whose members are absent stay as they are.
func fill(target reflect.Value, value any) error {
	if target.Type() == documents {
		target.Set(reflect.ValueOf(document.NewLazyDocument(numbers(value))))
		return nil
	}
	if target.Type() == instants {
		instant, err := time.Parse(time.RFC3339, fmt.Sprint(value))
		target.Set(reflect.ValueOf(instant))
		return err
	}
	switch target.Kind() {
	case reflect.Pointer:
		target.Set(reflect.New(target.Type().Elem()))
		return fill(target.Elem(), value)
	case reflect.Interface:
		return fillUnion(target, value)
	case reflect.Struct:
		return fillStruct(target, value)
	case reflect.Slice:
		return fillSlice(target, value)
	case reflect.Map:
		return fillMap(target, value)
	}
	// What is left is spelled in Go as it is in JSON: text, numbers and truth.
	text, err := json.Marshal(value)
	if err != nil {
		return err
	}
	return json.Unmarshal(text, target.Addr().Interface())
}

func fillStruct(target reflect.Value, value any) error {
	members, ok := value.(map[string]any)
	if !ok {
		return fmt.Errorf("%v is no %s", value, target.Type().Name())
	}
	for i := range target.NumField() {
		field := target.Type().Field(i)
		member, given := members[memberName(field.Name)]
		if !field.IsExported() || !given {
			continue
		}
		if err := fill(target.Field(i), member); err != nil {
			return err
		}
	}
	return nil
}

func fillUnion(target reflect.Value, value any) error {
	members, _ := value.(map[string]any)
	for name, member := range members {
		variant, known := variants[target.Type().Name()+"."+name]
		if !known {
			return fmt.Errorf("%s has no member %s", target.Type().Name(), name)
		}
		chosen := reflect.New(variant)
		target.Set(chosen)
		return fill(chosen.Elem().FieldByName("Value"), member)
	}
	return fmt.Errorf("%v is no member of %s", value, target.Type().Name())
}

func fillSlice(target reflect.Value, value any) error {
	if object, ok := value.(map[string]any); ok && target.Type().Elem().Kind() == reflect.Uint8 {
		bytes, err := base64.StdEncoding.DecodeString(fmt.Sprint(object["$base64"]))
		target.SetBytes(bytes)
		return err
	}
	items, ok := value.([]any)
	if !ok {
		return fmt.Errorf("%v is no list of %s", value, target.Type().Elem().Name())
	}
	target.Set(reflect.MakeSlice(target.Type(), len(items), len(items)))
	for i, item := range items {
		if err := fill(target.Index(i), item); err != nil {
			return err
		}
	}
	return nil
}

func fillMap(target reflect.Value, value any) error {
	members, _ := value.(map[string]any)
	target.Set(reflect.MakeMap(target.Type()))
	for name, member := range members {
		item := reflect.New(target.Type().Elem()).Elem()
		if err := fill(item, member); err != nil {
			return err
		}
		target.SetMapIndex(reflect.ValueOf(name), item)
	}
	return nil
}

// The document package has a type of its own for numbers.
func numbers(value any) any {
	switch v := value.(type) {
	case json.Number:
		return smithydocument.Number(v)
	case []any:
		items := make([]any, len(v))
		for i, item := range v {
			items[i] = numbers(item)
		}
		return items
	case map[string]any:
		members := make(map[string]any, len(v))
		for name, member := range v {
			members[name] = numbers(member)
		}
		return members
	}
	return value
}

// What the client gave, as JSON: what is nil or an empty enumeration is absent.
func plain(value reflect.Value) any {
	if !value.IsValid() {
		return nil
	}
	switch v := value.Interface().(type) {
	case time.Time:
		return v.Format(time.RFC3339Nano)
	case []byte:
		return blob(v)
	case smithydocument.Number:
		return json.Number(v)
	case document.Interface:
		var content any
		if err := v.UnmarshalSmithyDocument(&content); err != nil {
			return map[string]any{"$document": err.Error()}
		}
		return plain(reflect.ValueOf(content))
	}
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface:
		return plain(value.Elem())
	case reflect.Struct:
		return plainStruct(value)
	case reflect.Slice:
		items := make([]any, value.Len())
		for i := range items {
			items[i] = plain(value.Index(i))
		}
		return items
	case reflect.Map:
		members := map[string]any{}
		for _, name := range value.MapKeys() {
			members[name.String()] = plain(value.MapIndex(name))
		}
		return members
	}
	return value.Interface()
}

func plainStruct(value reflect.Value) any {
	name := value.Type().Name()
	if name == "UnknownUnionMember" {
		return map[string]any{"$unknown": value.FieldByName("Tag").String()}
	}
	if _, variant, found := strings.Cut(name, "Member"); found && value.FieldByName("Value").IsValid() {
		return map[string]any{memberName(variant): plain(value.FieldByName("Value"))}
	}
	members := map[string]any{}
	for i := range value.NumField() {
		field := value.Type().Field(i)
		if field.IsExported() && field.Name != "ResultMetadata" && !isAbsent(value.Field(i)) {
			members[memberName(field.Name)] = plain(value.Field(i))
		}
	}
	return members
}

func isAbsent(value reflect.Value) bool {
	switch value.Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice, reflect.Map:
		return value.IsNil()
	case reflect.String:
		return value.Len() == 0
	}
	return false
}
