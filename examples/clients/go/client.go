package main

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"github.com/aws/aws-sdk-go-v2/aws"
	awshttp "github.com/aws/aws-sdk-go-v2/aws/transport/http"
	"github.com/aws/aws-sdk-go-v2/service/bedrockruntime"
	"github.com/aws/smithy-go/auth/bearer"
)

var clients sync.Map

// Clients are made once for each set of settings, as programs do, so that connections can be used again.
func clientFor(asked call) *bedrockruntime.Client {
	settings := options{
		HTTPVersion: asked.Options.HTTPVersion, CA: asked.Options.CA,
		MaxAttempts: asked.Options.MaxAttempts, TimeoutMs: asked.Options.TimeoutMs,
	}
	key, _ := json.Marshal([]any{asked.Endpoint, asked.Region, asked.Credentials, settings})
	if client, ok := clients.Load(string(key)); ok {
		return client.(*bedrockruntime.Client)
	}
	client, _ := clients.LoadOrStore(string(key), newClient(asked, settings))
	return client.(*bedrockruntime.Client)
}

func newClient(asked call, settings options) *bedrockruntime.Client {
	given := bedrockruntime.Options{
		Region:           asked.Region,
		BaseEndpoint:     &asked.Endpoint,
		RetryMaxAttempts: settings.MaxAttempts,
		HTTPClient:       transport(settings),
	}
	if token := asked.Credentials.BearerToken; token != "" {
		given.BearerAuthTokenProvider = bearer.StaticTokenProvider{Token: bearer.Token{Value: token}}
		given.AuthSchemePreference = []string{"httpBearerAuth"}
	} else {
		given.Credentials = aws.CredentialsProviderFunc(func(context.Context) (aws.Credentials, error) {
			return aws.Credentials{
				AccessKeyID:     asked.Credentials.AccessKeyID,
				SecretAccessKey: asked.Credentials.SecretAccessKey,
				SessionToken:    asked.Credentials.SessionToken,
			}, nil
		})
	}
	return bedrockruntime.New(given)
}

func transport(settings options) *awshttp.BuildableClient {
	client := awshttp.NewBuildableClient()
	if settings.TimeoutMs > 0 {
		client = client.WithTimeout(time.Duration(settings.TimeoutMs) * time.Millisecond)
	}
	return client.WithTransportOptions(func(transport *http.Transport) {
		if settings.CA != "" {
			authorities := x509.NewCertPool()
			authorities.AppendCertsFromPEM([]byte(settings.CA))
			transport.TLSClientConfig = &tls.Config{RootCAs: authorities, MinVersion: tls.VersionTLS12}
		}
		if settings.HTTPVersion != "" {
			transport.Protocols = &http.Protocols{}
			transport.Protocols.SetHTTP1(settings.HTTPVersion == "1.1")
			transport.Protocols.SetHTTP2(settings.HTTPVersion == "2")
			transport.Protocols.SetUnencryptedHTTP2(settings.HTTPVersion == "2")
		}
	})
}
