package main

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"reflect"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	"github.com/aws/aws-sdk-go-v2/aws/retry"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/smithy-go"
)

type failure struct {
	Name       string         `json:"name"`
	Message    string         `json:"message"`
	StatusCode int            `json:"statusCode,omitempty"`
	RequestID  string         `json:"requestId,omitempty"`
	Retryable  bool           `json:"retryable"`
	Fields     map[string]any `json:"fields,omitempty"`
}

type summary struct {
	Count      int    `json:"count"`
	TextLength int    `json:"textLength"`
	SHA256     string `json:"sha256"`
}

func serve(asked call) (result answer) {
	result.ID = asked.ID
	defer func() {
		if panicked := recover(); panicked != nil {
			result.Error = &failure{Name: "panic", Message: fmt.Sprint(panicked)}
		}
	}()
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if asked.Options.AbortAfterMs > 0 {
		time.AfterFunc(time.Duration(asked.Options.AbortAfterMs)*time.Millisecond, cancel)
	}

	method := reflect.ValueOf(clientFor(asked)).MethodByName(asked.Operation)
	input := reflect.New(method.Type().In(1).Elem())
	if err := fill(input.Elem(), asked.Input); err != nil {
		result.Error = &failure{Name: "InputError", Message: err.Error()}
		return result
	}
	returned := method.Call([]reflect.Value{reflect.ValueOf(ctx), input})
	if err, failed := returned[1].Interface().(error); failed {
		result.Error = seen(err)
		return result
	}
	result.Output = plain(returned[0])
	if stream := returned[0].MethodByName("GetStream"); stream.IsValid() {
		read(stream.Call(nil)[0], asked.Options, &result)
	}
	return result
}

// Reads a stream of events as the call asks for: what came is kept when it fails.
func read(stream reflect.Value, asked options, result *answer) {
	events := stream.MethodByName("Events").Call(nil)[0]
	digest := sha256.New()
	count, length := 0, 0
	kept := []any{}
	for {
		event, more := events.Recv()
		if !more {
			break
		}
		count++
		if asked.Summarise {
			length += digestText(digest, plain(event))
		} else {
			kept = append(kept, plain(event))
		}
		if count == asked.StopAfter {
			break
		}
		time.Sleep(time.Duration(asked.PauseMs) * time.Millisecond)
	}
	closed := stream.MethodByName("Close").Call(nil)[0]
	failed := stream.MethodByName("Err").Call(nil)[0]
	for _, failed := range []reflect.Value{failed, closed} {
		if err, ok := failed.Interface().(error); ok && result.Error == nil {
			result.Error = seen(err)
		}
	}
	if !asked.Summarise {
		result.Events = kept
	} else {
		result.Summary = &summary{count, length, hex.EncodeToString(digest.Sum(nil))}
	}
}

// What the text or the bytes of an event are, if it has any.
func digestText(digest hash.Hash, event any) int {
	member := func(value any, name string) any {
		object, _ := value.(map[string]any)
		return object[name]
	}
	if text, ok := member(member(member(event, "contentBlockDelta"), "delta"), "text").(string); ok {
		n, _ := digest.Write([]byte(text))
		return n
	}
	if chunk, ok := member(member(event, "chunk"), "bytes").(blob); ok {
		n, _ := digest.Write(chunk)
		return n
	}
	return 0
}

func seen(err error) *failure {
	told := &failure{Name: nameOf(err), Message: err.Error(), Retryable: isRetryable(err)}
	var modeled smithy.APIError
	if errors.As(err, &modeled) {
		told.Name, told.Message = modeled.ErrorCode(), modeled.ErrorMessage()
		if fields, ok := plain(reflect.ValueOf(modeled)).(map[string]any); ok {
			for _, own := range []string{"message", "errorCodeOverride", "code", "fault"} {
				delete(fields, own)
			}
			told.Fields = fields
		}
	}
	var response *awshttp.ResponseError
	if errors.As(err, &response) {
		told.StatusCode, told.RequestID = response.HTTPStatusCode(), response.ServiceRequestID()
	}
	return told
}

// The type at the bottom of what is wrapped.
func nameOf(err error) string {
	for errors.Unwrap(err) != nil {
		err = errors.Unwrap(err)
	}
	return reflect.Indirect(reflect.ValueOf(err)).Type().Name()
}

func isRetryable(err error) bool {
	return retry.IsErrorRetryables(retry.DefaultRetryables).IsErrorRetryable(err) == aws.TrueTernary
}
