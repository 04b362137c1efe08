"""botocore's EventStreamBuffer behind the command protocol: one JSON object a line in, one out."""

import base64
import json
import sys

from botocore.eventstream import EventStreamBuffer, EventStreamHeaderParser

TYPES = ['boolean', 'boolean', 'byte', 'short', 'integer', 'long', 'binary', 'string', 'timestamp', 'uuid']


class TypedHeaderParser(EventStreamHeaderParser):
    """Notes the type of each value, which botocore reads and then forgets."""

    def _parse_type(self):
        self.type = super()._parse_type()
        return self.type

    def _parse_value(self):
        value = super()._parse_value()
        return TYPES[self.type], value


def plain(kind, value):
    if kind == 'binary':
        return base64.b64encode(value).decode()
    if kind == 'uuid':
        digits = value.hex()
        return '-'.join([digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:]])
    if kind in ('long', 'timestamp'):
        return str(value)
    return value


def decode(chunks):
    buffer = EventStreamBuffer()
    buffer._header_parser = TypedHeaderParser()
    for chunk in chunks:
        buffer.add_data(base64.b64decode(chunk))
        for message in buffer:
            headers = {name: {'type': kind, 'value': plain(kind, value)} for name, (kind, value) in message.headers.items()}
            yield {'headers': headers, 'body': base64.b64encode(message.payload).decode()}


print(json.dumps({'hello': {'name': 'botocore', 'features': ['messages']}}), flush=True)
for line in sys.stdin:
    request = json.loads(line)
    messages, error = [], None
    try:
        for message in decode(request['chunks']):
            messages.append(message)
    except Exception as fault:
        error = {'name': type(fault).__name__, 'message': str(fault)}
    print(json.dumps({'id': request['id'], 'messages': messages, 'error': error}), flush=True)
