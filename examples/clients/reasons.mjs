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
  awsSdkJs2: [],
  anthropic: [],
  aiSdk: [],
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
  go: [],
  rust: [],
  java: [],
}
