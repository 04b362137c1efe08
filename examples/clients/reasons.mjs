// Why the clients of others fail as they do: per client, patterns of case ids in the order in which they are tried. What
// was read by hand, one sentence each.

const node = {
  endOfBody: [
    /\.stream\.(cut\.length|no-stream\.json-short)$/,
    'up to three bytes at the end of a body are forgotten',
  ],
  eventType: [/\.event-type-not-string\./, 'the type of :event-type is not looked at, only its text'],
  noObject: [
    /\.payload-(no-object|not-utf8)/,
    'JSON that is no object is given as an event, and bytes that are no UTF-8 become U+FFFD',
  ],
  incomplete: [
    /\.(error-incomplete|exception-untyped)/,
    'a missing header is read all the same, which throws a TypeError',
  ],
  noJson: [
    /\.exception-payload\./,
    'the payload of an exception is parsed without care, so that a SyntaxError takes the place of the exception',
  ],
  errorBody: [
    /\.error\.(html-named|cut-body)$/,
    'an error body that is no JSON throws a SyntaxError in place of the error that the header names',
  ],
  stop: [
    /\.stream\.stop$/,
    'leaving the loop over the events does not end the response, which goes on until the service is done',
  ],
  unfinished: [
    /\.stream\.(empty|unfinished)$/,
    'a stream that ends between two messages is taken for whole, whatever its last event',
  ],
  output: [/\.error\.unknown-operation$/, 'a status of 200 is taken for success, whatever the body says'],
}
const javascript = Object.values(node)
const slash = [/\.path-slash/, 'a slash at the end of the endpoint is kept, and another one put behind it']
const newest = [
  [/\.initial-response-late$/, 'an initial-response among the events is given as an event without a name'],
  [
    /\.unknown-prototype\./,
    'the name of an event is looked up in a plain object, so that toString is found and fails',
  ],
  slash,
  ...javascript,
]
const old = [
  [/\.error\.html$/, 'an error body that is no JSON throws a SyntaxError without the status'],
  [/\.error\.json-no-object$/, 'an error body that is no object throws a TypeError in place of the error'],
  [
    /\.retry\.(bad-gateway|gateway-timeout)$/,
    'a SyntaxError for the HTML of a gateway has no status, so it is not tried again',
  ],
  [/\.typed$/, 'answers are handed over as they came: types are a promise of TypeScript alone'],
  ...javascript,
]

const truncated = [
  /\.stream\.(cut\.|no-stream\.json-short)/,
  'nobody asks at the end of a body whether its last message was whole',
]

export const reasons = {
  awsSdkJs: [
    [
      /\.(stream\.broken\.(close|reset)\.|retry\.not-replayed)/,
      'Node ends an HTTP/2 stream without an error when its connection goes away, and the SDK takes it for the end of the events',
    ],
    [/\.stream\.timeout\./, 'the timeout closes the HTTP/2 stream, which reads as the end of the events'],
    [
      /\.connection\.reuse$/,
      'over HTTP/2 every request has a connection of its own unless that is switched off',
    ],
    ...newest,
  ],
  awsSdkJsHttp1: newest,
  awsSdkJs3705: old,
  awsSdkJs3587: old,
  awsSdkJs2: [
    [/\.error\.unknown-operation$/, 'a status of 200 is taken for success, whatever the body says'],
    [
      /\.error\..*(namespace|uri|both)$/,
      'the name of an error is taken from its header with all that stands around it',
    ],
    [/\.connection\.reuse$/, 'connections are not kept open unless an agent is given that does so'],
    [/\.members$/, 'of an error only its code and message are read'],
    [/stream\.stream\.stop$/, node.stop[1]],
    [
      /stream\.(basic|stream|answer)/,
      'events are given without their members, exceptions among them are passed over, and what is broken ends the process',
    ],
    ...javascript,
  ],
  anthropic: [
    [
      /\.stream\.(timeout|prompt)/,
      'the timeout ends with the head of an answer, and a stream that stands still cannot be left',
    ],
    [/\.stream\.no-stream\./, 'a body that is no stream ends without an event and without an error'],
    [
      /\.(exception-members|error-incomplete|exception-untyped)/,
      'of an exception in a stream its type and message are kept',
    ],
    ...javascript,
  ],
  aiSdk: [
    [
      /\.stream\.(image|server-tool)$/,
      'an event with a member of a later revision than the one that its schema knows fails the stream',
    ],
    [
      /\.(unknown|initial-response)\./,
      'an event whose type is not known fails the stream when its payload is no JSON',
    ],
    [/\.events\.error$/, 'messages of type error are passed over, and the stream ends as if all were well'],
    [
      /\.(exception-un|error-incomplete)/,
      'errors and exceptions that the schema does not know are passed over',
    ],
    [/\.(message-type|event-type|no-headers)/, 'what its headers do not call an event is passed over'],
    [/\.capital-message$/, 'only `message` is read, and the text of the status takes the place of `Message`'],
    ...javascript,
  ],
  boto3: [
    [/\.event-type-missing$/, 'a message without :event-type is given as an event without members'],
    [/\.(message-type|no-headers)/, 'whatever is no exception or error is taken for an event'],
    [/\.exception-members$/, 'of an exception in a stream only the message is read'],
    [
      /\.exception-(unknown|untyped)/,
      'an exception that is not in the model has neither its name nor its message',
    ],
    [/\.payload-damaged\./, 'a payload that is no JSON is given as an event without members'],
    [
      /\.error\.json-no-object$/,
      'an error body that is no object throws an AttributeError in place of the error',
    ],
    node.eventType,
    truncated,
    node.unfinished,
    node.output,
  ],
  go: [
    [
      /\.request\.(kinds\.documents|property)$/,
      'a document with an empty key cannot be written; the error is dropped, and a body with a hole is sent',
    ],
    [
      /\.unknown-block$/,
      'an unknown member of a union in a list repeats the element before it: the variable of the loop is used again',
    ],
    [/\.broken\.close\./, 'io.ErrUnexpectedEOF from the connection is taken for the end of the events'],
    [/\.total-length-below-minimum$/, 'io.EOF from within a message is taken for the end of the events'],
    [/\.retry\.model-not-ready-exception$/, 'the retry trait of ModelNotReadyException is not looked at'],
    [/\.number-forms$/, 'an integer that is written 1e2 or 1.0 fails the answer'],
    [
      /\.error\.(html-named|json-no-object|cut-body)$/,
      'an error body that cannot be read takes the place of the error that the header names',
    ],
    [/\.exception-payload\./, 'an exception whose payload cannot be read loses its name'],
    [/\.exception-untyped$/, 'an exception without its type loses its payload'],
    [
      /\.payload-(damaged|not-utf8)/,
      'what follows the JSON of a payload is not looked at, and bytes that are no UTF-8 become U+FFFD',
    ],
    node.eventType,
    [truncated[0], 'io.EOF from within a message is taken for the end of the events'],
    node.unfinished,
    node.output,
  ],
  rust: [
    [
      /\.connection\.http1\.tls$/,
      'HTTP/2 is spoken over TLS wherever the server offers it; there is no setting',
    ],
    [
      /\.stream\.timeout\./,
      'once the head of an answer is there nothing times out, and a stream that stalls is waited for without end',
    ],
    [/\.forms\.escapes$/, 'escapes in the text of blobs and instants are not undone before it is decoded'],
    [/\.cut\.prelude$/, 'a body that ends right behind a prelude is taken for whole'],
    [
      /\.error\.(html-named|json-no-object|cut-body)$/,
      'an error body that cannot be read takes the place of the error that the header names',
    ],
    [/\.exception-payload\.no-json$/, 'an exception whose payload is no JSON loses its name'],
    [/\.exception-unknown$/, 'an exception that is not in the model loses its name'],
    node.unfinished,
    node.output,
  ],
  java: [
    [
      /\.broken\.rst-stream\./,
      'a stream of HTTP/2 that the server resets completes the call as if it had ended',
    ],
    [
      /\.retry\.not-replayed$/,
      'a stream that breaks is asked for again after events were delivered, which come a second time',
    ],
    [/\.message-type-unknown\./, 'a message whose type is none of the three is passed over'],
    [/\.number-forms$/, 'an integer that is written 1e2 or 1.0 fails the answer, four times over'],
    [/\.(error-incomplete|exception-untyped)/, 'an error without code or type loses its message'],
    [/\.payload-(damaged|bom)/, 'what stands before or after the JSON of a payload is not looked at'],
    truncated,
    node.unfinished,
    node.output,
  ],
}
