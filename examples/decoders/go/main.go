// The event stream decoder of aws-sdk-go-v2 behind the command protocol: one JSON object a line in, one out.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/aws/aws-sdk-go-v2/aws/protocol/eventstream"
)

type request struct {
	ID     int      `json:"id"`
	Chunks [][]byte `json:"chunks"`
}

type header struct {
	Type  string `json:"type"`
	Value any    `json:"value"`
}

type message struct {
	Headers map[string]header `json:"headers"`
	Body    []byte            `json:"body"`
}

type fault struct {
	Name    string `json:"name"`
	Message string `json:"message"`
}

type answer struct {
	ID       int       `json:"id"`
	Messages []message `json:"messages"`
	Error    *fault    `json:"error"`
}

// chunks reads as a network connection does: never more than one chunk at a time.
type chunks struct{ left [][]byte }

func (c *chunks) Read(p []byte) (int, error) {
	for len(c.left) > 0 && len(c.left[0]) == 0 {
		c.left = c.left[1:]
	}
	if len(c.left) == 0 {
		return 0, io.EOF
	}
	n := copy(p, c.left[0])
	c.left[0] = c.left[0][n:]
	return n, nil
}

func typed(value eventstream.Value) header {
	switch v := value.(type) {
	case eventstream.BoolValue:
		return header{"boolean", bool(v)}
	case eventstream.Int8Value:
		return header{"byte", int8(v)}
	case eventstream.Int16Value:
		return header{"short", int16(v)}
	case eventstream.Int32Value:
		return header{"integer", int32(v)}
	case eventstream.Int64Value:
		return header{"long", strconv.FormatInt(int64(v), 10)}
	case eventstream.BytesValue:
		return header{"binary", base64.StdEncoding.EncodeToString(v)}
	case eventstream.StringValue:
		return header{"string", string(v)}
	case eventstream.TimestampValue:
		return header{"timestamp", strconv.FormatInt(v.Get().(interface{ UnixMilli() int64 }).UnixMilli(), 10)}
	case eventstream.UUIDValue:
		return header{"uuid", v.String()}
	}
	return header{fmt.Sprintf("%T", value), nil}
}

func decode(input request) (result answer) {
	result = answer{ID: input.ID, Messages: []message{}}
	defer func() {
		if panicked := recover(); panicked != nil {
			result.Error = &fault{"panic", fmt.Sprint(panicked)}
		}
	}()
	decoder := eventstream.NewDecoder()
	reader := &chunks{input.Chunks}
	for {
		decoded, err := decoder.Decode(reader, nil)
		// As the clients of the SDK have it: io.EOF is the end, wherever it comes from.
		if err == io.EOF {
			return result
		}
		if err != nil {
			result.Error = &fault{fmt.Sprintf("%T", err), err.Error()}
			return result
		}
		headers := map[string]header{}
		for _, one := range decoded.Headers {
			headers[one.Name] = typed(one.Value)
		}
		// A payload of nothing is no bytes, not null.
		result.Messages = append(result.Messages, message{headers, append([]byte{}, decoded.Payload...)})
	}
}

func main() {
	output := json.NewEncoder(os.Stdout)
	_ = output.Encode(map[string]any{"hello": map[string]any{"name": "aws-sdk-go-v2", "features": []string{"messages"}}})
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var input request
		if err := json.Unmarshal(line, &input); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		_ = output.Encode(decode(input))
	}
}
