// aws-sdk-go-v2 behind the adapter protocol: one JSON object a line in, one out.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"runtime/debug"
	"strings"
	"sync"

	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
)

var features = strings.Fields(
	"sigv4 session-token bearer http1 http2 tls attempts timeout stop pause abort typed-output idempotency-token validates-input")

type credentials struct {
	AccessKeyID     string `json:"accessKeyId"`
	SecretAccessKey string `json:"secretAccessKey"`
	SessionToken    string `json:"sessionToken"`
	BearerToken     string `json:"bearerToken"`
}

type options struct {
	HTTPVersion  string `json:"httpVersion"`
	CA           string `json:"ca"`
	MaxAttempts  int    `json:"maxAttempts"`
	TimeoutMs    int    `json:"timeoutMs"`
	StopAfter    int    `json:"stopAfter"`
	PauseMs      int    `json:"pauseMs"`
	AbortAfterMs int    `json:"abortAfterMs"`
	Summarise    bool   `json:"summarise"`
}

type call struct {
	ID          any            `json:"id"`
	Operation   string         `json:"operation"`
	Endpoint    string         `json:"endpoint"`
	Region      string         `json:"region"`
	Credentials credentials    `json:"credentials"`
	Input       map[string]any `json:"input"`
	Options     options        `json:"options"`
}

type answer struct {
	ID      any      `json:"id"`
	Output  any      `json:"output,omitempty"`
	Events  any      `json:"events,omitempty"`
	Summary *summary `json:"summary,omitempty"`
	Error   *failure `json:"error,omitempty"`
}

// The operations that the client has and the protocol of adapters can carry: those whose input is not a stream.
func operations() []string {
	names := []string{}
	client := reflect.TypeOf(&bedrockruntime.Client{})
	for i := range client.NumMethod() {
		method := client.Method(i)
		if method.Type.NumIn() == 4 && method.Name != "InvokeModelWithBidirectionalStream" {
			names = append(names, method.Name)
		}
	}
	return names
}

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, module := range info.Deps {
		if strings.HasSuffix(module.Path, "/service/bedrockruntime") {
			return strings.TrimPrefix(module.Version, "v")
		}
	}
	return "unknown"
}

func main() {
	var saying sync.Mutex
	output := json.NewEncoder(os.Stdout)
	say := func(value any) {
		saying.Lock()
		defer saying.Unlock()
		if err := output.Encode(value); err != nil {
			fmt.Fprintln(os.Stderr, err)
		}
	}
	say(map[string]any{"hello": map[string]any{
		"protocol": 1, "name": "aws-sdk-go-v2", "version": version(), "operations": operations(), "features": features,
		"concurrency": 16,
	}})

	var calls sync.WaitGroup
	defer calls.Wait()
	lines := bufio.NewReader(os.Stdin)
	for {
		line, err := lines.ReadBytes('\n')
		if err != nil {
			return
		}
		var asked call
		decoder := json.NewDecoder(bytes.NewReader(line))
		decoder.UseNumber()
		if err := decoder.Decode(&asked); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		calls.Go(func() { say(serve(asked)) })
	}
}
