"""boto3 behind the adapter protocol: one JSON object a line in, one out."""

import base64
import hashlib
import json
import os
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

VENV = os.path.join(os.path.dirname(os.path.abspath(__file__)), '.build', 'python', 'venv')
PYTHON = os.path.join(VENV, 'bin', 'python')
if not os.path.exists(PYTHON):
    sys.exit('run `node examples/clients/install.mjs python` first')
if sys.prefix != VENV:
    os.execv(PYTHON, [PYTHON, *sys.argv])

import botocore.session  # noqa: E402
from botocore import UNSIGNED, xform_name  # noqa: E402
from botocore.config import Config  # noqa: E402
from botocore.eventstream import EventStream  # noqa: E402
from botocore.exceptions import ClientError  # noqa: E402
from botocore.response import StreamingBody  # noqa: E402
from botocore.tokens import FrozenAuthToken  # noqa: E402
import boto3  # noqa: E402

FEATURES = [
    'sigv4', 'session-token', 'bearer', 'http1', 'tls', 'attempts', 'timeout', 'stop', 'pause',
    'typed-output', 'idempotency-token', 'validates-input',
]  # fmt: skip
SERVICE = 'bedrock-runtime'


class Token:
    """Gives the token of a call where boto3 looks into the environment."""

    def __init__(self, token):
        self.token = token

    def load_token(self, **_):
        return FrozenAuthToken(self.token)


def from_json(value):
    if isinstance(value, list):
        return [from_json(item) for item in value]
    if not isinstance(value, dict):
        return value
    if isinstance(value.get('$base64'), str):
        return base64.b64decode(value['$base64'])
    return {name: from_json(member) for name, member in value.items()}


def to_json(value):
    if isinstance(value, StreamingBody):
        value = value.read()
    if isinstance(value, bytes):
        return {'$base64': base64.b64encode(value).decode()}
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, list):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {name: to_json(member) for name, member in value.items()}
    return value


SESSION = boto3.Session(region_name='us-east-1', botocore_session=botocore.session.Session())
clients, making = {}, threading.Lock()


def client_for(call):
    """Clients are made once for each set of settings, as programs do, so that connections can be used again."""
    options = call['options']
    settings = [call['endpoint'], call['region'], call['credentials']]
    settings += [options.get(name) for name in ('maxAttempts', 'timeoutMs', 'ca')]
    key = json.dumps(settings)
    with making:
        if key not in clients:
            clients[key] = make_client(*settings)
        return clients[key]


def make_client(endpoint, region, credentials, attempts, timeout_ms, ca):
    config = {'max_pool_connections': 50}
    if attempts is not None:
        config['retries'] = {'total_max_attempts': attempts}
    if timeout_ms is not None:
        config['read_timeout'] = config['connect_timeout'] = timeout_ms / 1000
    session, identity = SESSION, {}
    if 'bearerToken' in credentials:
        core = botocore.session.Session()
        core.register_component('token_provider', Token(credentials['bearerToken']))
        config['signature_version'] = 'bearer'
        session = boto3.Session(botocore_session=core)
    else:
        identity = {
            'aws_access_key_id': credentials['accessKeyId'],
            'aws_secret_access_key': credentials['secretAccessKey'],
            'aws_session_token': credentials.get('sessionToken'),
        }
    return session.client(
        SERVICE,
        endpoint_url=endpoint,
        region_name=region,
        config=Config(**config),
        verify=None if ca is None else file_of(ca),
        **identity,
    )


def file_of(text):
    with tempfile.NamedTemporaryFile('w', suffix='.pem', delete=False) as file:
        file.write(text)
    return file.name


class Kept:
    """The events of a stream, or how many there were and a digest of what they bring."""

    def __init__(self, summarise):
        self.events, self.summarise = [], summarise
        self.count, self.length, self.digest = 0, 0, hashlib.sha256()

    def add(self, event):
        self.count += 1
        if not self.summarise:
            self.events.append(to_json(event))
            return
        text = event.get('contentBlockDelta', {}).get('delta', {}).get('text', '')
        data = event.get('chunk', {}).get('bytes', text.encode())
        self.length += len(data)
        self.digest.update(data)

    def answer(self):
        if not self.summarise:
            return {'events': self.events}
        return {'summary': {'count': self.count, 'textLength': self.length, 'sha256': self.digest.hexdigest()}}


def read(stream, options):
    kept = Kept(options.get('summarise'))
    try:
        for event in stream:
            kept.add(event)
            if kept.count == options.get('stopAfter'):
                break
            time.sleep(options.get('pauseMs', 0) / 1000)
    except Exception as error:
        return {**kept.answer(), 'error': seen(error)}
    finally:
        stream.close()
    return kept.answer()


def seen(error):
    if not isinstance(error, ClientError):
        return {'name': type(error).__name__, 'message': str(error)}
    told, metadata = error.response['Error'], error.response.get('ResponseMetadata', {})
    known = ('Error', 'ResponseMetadata', 'message')
    return {
        'name': told.get('Code') or type(error).__name__,
        'message': told.get('Message') or '',
        'statusCode': metadata.get('HTTPStatusCode'),
        'requestId': metadata.get('RequestId'),
        'fields': {name: to_json(value) for name, value in error.response.items() if name not in known},
    }


def make(call):
    try:
        method = getattr(client_for(call), xform_name(call['operation']))
        output = method(**from_json(call['input']))
        output.pop('ResponseMetadata', None)
        streams = [name for name, value in output.items() if isinstance(value, EventStream)]
        events = [read(output.pop(name), call['options']) for name in streams]
        return {'output': to_json(output), **(events[0] if events else {})}
    except Exception as error:
        return {'error': seen(error)}


printing = threading.Lock()


def say(value):
    with printing:
        print(json.dumps(value), flush=True)


def serve(line):
    call = json.loads(line)
    say({'id': call['id'], **make(call)})


sample = SESSION.client(SERVICE, config=Config(signature_version=UNSIGNED))
operations = [name for name in sample.meta.service_model.operation_names if hasattr(sample, xform_name(name))]
say({
    'hello': {
        'protocol': 1,
        'name': 'boto3',
        'version': boto3.__version__,
        'operations': operations,
        'features': FEATURES,
        'concurrency': 16,
    }
})  # fmt: skip
with ThreadPoolExecutor(max_workers=16) as pool:
    for line in sys.stdin:
        pool.submit(serve, line)
