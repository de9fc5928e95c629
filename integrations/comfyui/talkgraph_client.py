"""A client of Talkgraph's server, with Python's standard library only."""

import hashlib
import http.client
import json
import os
import queue
import threading
import time
import uuid
from urllib.parse import quote, urlencode, urlsplit

from . import talkgraph_messages as messages

CHUNK = 256 * 1024
# The server says something at least every 15 seconds.
SILENCE_SECONDS, AWAY_SECONDS = 45, 180
# A history or a refusal has some hundred kilobytes; films are written to the disk.
MOST_ANSWER = 64_000_000
_RETRIED = (500, 502, 503, 504, 429)


class TalkgraphClient:
    """Talks to one server. `check` is called often and raises when the user has cancelled."""

    def __init__(self, address, token="", check=lambda: None):
        parts = urlsplit(address.strip() if "://" in address else f"http://{address.strip()}")
        try:
            port = parts.port
        except ValueError:
            raise messages.address_invalid(address) from None
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise messages.address_invalid(address)
        self.secure = parts.scheme == "https"
        self.host, self.port = parts.hostname, port
        self.base = parts.path.rstrip("/")
        shown = f"[{self.host}]" if ":" in self.host else self.host
        self.place = f"{parts.scheme}://{shown}{f':{port}' if port else ''}"
        self.token = token.strip()
        self.check = check

    def upload(self, path, name, on_bytes=lambda done, total: None):
        """Sends a file, read while it is sent; answers the name that the server gave it."""
        size = os.path.getsize(path)
        boundary = uuid.uuid4().hex
        # Names are ours, plain ASCII: nothing has to be escaped.
        disposition = f'Content-Disposition: form-data; name="file"; filename="{name}"'
        head = f"--{boundary}\r\n{disposition}\r\nContent-Type: application/octet-stream\r\n\r\n".encode()
        tail = f"\r\n--{boundary}--\r\n".encode()

        def body():
            yield head
            done = 0
            with open(path, "rb") as file:
                while True:
                    self.check()
                    part = file.read(CHUNK)
                    if not part:
                        break
                    yield part
                    done += len(part)
                    on_bytes(done, size)
            yield tail

        headers = {
            "Content-Type": f"multipart/form-data; boundary={boundary}",
            "Content-Length": str(len(head) + size + len(tail)),
        }
        status, answer = self._again(lambda: self._request("POST", "/upload/file", body(), headers, timeout=600))
        if status == 413:
            raise messages.too_large(self.place, name, size // 1_000_000 + 1)
        answer = self._accepted(status, answer)
        return f"{answer['subfolder']}/{answer['name']}" if answer.get("subfolder") else answer["name"]

    def submit(self, prompt, run_id):
        """Queues a workflow, once: a request that is repeated after a broken line finds the first one."""
        body = json.dumps({"prompt": prompt, "prompt_id": run_id, "client_id": run_id}).encode()
        headers = {"Content-Type": "application/json", "Idempotency-Key": run_id}
        status, answer = self._again(lambda: self._request("POST", "/prompt", body, headers))
        if status == 400:
            raise _refusal(answer)
        return self._accepted(status, answer)["prompt_id"]

    def follow(self, run_id, on_event):
        """Waits for the end of a run, telling its events; raises what it failed with."""
        stream = _EventStream(self, run_id)
        away_since = None
        try:
            while True:
                self.check()
                try:
                    kind, told = stream.events.get(timeout=0.2)
                except queue.Empty:
                    continue
                if kind == "event":
                    away_since = None
                    on_event(told)
                    if told.get("kind") == "run-done":
                        return _ended(told)
                else:
                    away_since = away_since or time.monotonic()
                    if time.monotonic() - away_since > AWAY_SECONDS or not stream.may_come_back:
                        raise told
        finally:
            stream.close()

    def outputs(self, run_id):
        """The files that a run has saved, as the server names them."""
        status, answer = self._again(lambda: self._request("GET", f"/history/{quote(run_id)}"))
        shown = self._accepted(status, answer).get(run_id, {}).get("outputs", {})
        return [item for node in shown.values() for item in node.get("images", []) if "filename" in item]

    def download(self, item, path):
        """Fetches a file of the server; it appears under its name when it is whole."""
        query = urlencode({key: item.get(key, "") for key in ("filename", "subfolder", "type")})
        partial = f"{path}.partial"

        def fetch():
            with self._open("GET", f"/view?{query}", None, {}, 120) as (connection, response):
                if response.status != 200:
                    return response.status, self._read(response)
                with open(partial, "wb") as file:
                    for part in iter(lambda: response.read(CHUNK), b""):
                        self.check()
                        file.write(part)
                expected = response.getheader("Content-Length")
                if expected and os.path.getsize(partial) != int(expected):
                    raise http.client.IncompleteRead(b"")
                return 200, b"{}"

        try:
            self._accepted(*self._again(fetch))
            os.replace(partial, path)
        finally:
            if os.path.exists(partial):
                os.remove(partial)

    def cancel(self, run_id):
        """Takes a run back, whether it waits or runs. Says nothing if that fails: there is nobody left to tell."""
        headers = {"Content-Type": "application/json"}
        for path, body in (("/queue", {"delete": [run_id]}), ("/interrupt", {"prompt_id": run_id})):
            try:
                self._request("POST", path, json.dumps(body).encode(), headers, timeout=3)
            except (OSError, http.client.HTTPException):
                pass

    def _open(self, method, path, body, headers, timeout):
        return _Exchange(self, method, f"{self.base}{path}", body, headers, timeout)

    def _request(self, method, path, body=None, headers=None, timeout=30):
        with self._open(method, path, body, headers or {}, timeout) as (connection, response):
            return response.status, self._read(response)

    def _read(self, response):
        answer = response.read(MOST_ANSWER + 1)
        if len(answer) > MOST_ANSWER:
            raise messages.other_program(self.place, f"an answer of more than {MOST_ANSWER // 1_000_000} MB")
        return answer

    def _again(self, ask):
        """Asks until it works: broken lines and busy servers are tried again for a while."""
        for wait in (0.5, 2, 5, None):
            try:
                status, body = ask()
                if status not in _RETRIED or wait is None:
                    return status, body
            except (OSError, http.client.HTTPException) as error:
                if wait is None:
                    raise messages.unreachable(self.place, error or type(error).__name__) from error
            self._pause(wait)

    def _pause(self, seconds):
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            self.check()
            time.sleep(0.1)

    def _accepted(self, status, body):
        if status in (401, 403):
            raise messages.refused(self.place)
        if status in (404, 405) or 300 <= status < 400:
            raise messages.other_program(self.place, f"HTTP {status}")
        answer = _json(body)
        if status >= 400:
            error = answer.get("error") if isinstance(answer, dict) else None
            if isinstance(error, dict) and error.get("text"):
                raise messages.said_by_server(error["text"], error.get("message", status))
            raise messages.server_failed(self.place, f"HTTP {status}")
        if not isinstance(answer, dict):
            raise messages.other_program(self.place, "no JSON")
        return answer


class _Exchange:
    """One request and its answer; the connection is closed afterwards. Proxies of the environment are not used."""

    def __init__(self, client, method, path, body, headers, timeout):
        kind = http.client.HTTPSConnection if client.secure else http.client.HTTPConnection
        self.connection = kind(client.host, client.port, timeout=timeout)
        token = {"Authorization": f"Bearer {client.token}"} if client.token else {}
        self.arguments = (method, path, body, {**headers, **token})

    def __enter__(self):
        method, path, body, headers = self.arguments
        try:
            try:
                self.connection.request(method, path, body=body, headers=headers)
            except (BrokenPipeError, ConnectionResetError):
                # A server that refuses a file answers before it has read all of it.
                pass
            return self.connection, self.connection.getresponse()
        except BaseException:
            self.connection.close()
            raise

    def __exit__(self, *_):
        self.connection.close()


class _EventStream:
    """Reads a run's events in a thread of its own, so that a cancel is noticed at once. Comes back where it was."""

    def __init__(self, client, run_id):
        self.client, self.path = client, f"/api/runs/{quote(run_id)}/events"
        self.events = queue.Queue()
        self.since, self.closed, self.may_come_back = 0, False, True
        self.connection = None
        threading.Thread(target=self._read, name="talkgraph-events", daemon=True).start()

    def close(self):
        self.closed = True
        connection = self.connection
        if connection is not None and connection.sock is not None:
            try:
                connection.sock.shutdown(2)
            except OSError:
                pass

    def _read(self):
        while not self.closed:
            try:
                path = f"{self.path}?since={self.since}"
                with self.client._open("GET", path, None, {}, SILENCE_SECONDS) as (connection, response):
                    self.connection = connection
                    if response.status not in (200, 204):
                        self.may_come_back = response.status in _RETRIED
                        self.client._accepted(response.status, self.client._read(response))
                    self._read_lines(response)
                failure = messages.unreachable(self.client.place, "the stream ended")
            except messages.TalkgraphError as error:
                failure = error
            except (OSError, http.client.HTTPException, ValueError, AttributeError) as error:
                failure = messages.unreachable(self.client.place, error or type(error).__name__)
            if not self.closed:
                self.events.put(("failure", failure))
                time.sleep(1)

    def _read_lines(self, response):
        for line in iter(lambda: response.readline(MOST_ANSWER), b""):
            if self.closed:
                return
            if line.startswith(b"id:"):
                self.since = int(line[3:])
            elif line.startswith(b"data:"):
                told = json.loads(line[5:])
                self.events.put(("event", told.get("event", told) if isinstance(told, dict) else {}))


def content_name(path, extension):
    """A name that says the content, so that the server keeps the same file once."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for part in iter(lambda: file.read(CHUNK), b""):
            digest.update(part)
    return f"comfyui-{digest.hexdigest()[:16]}{extension}"


def _json(body):
    try:
        return json.loads(body)
    except ValueError:
        return None


def _refusal(body):
    """What is wrong with the workflow, at the node that has it."""
    answer = _json(body) or {}
    for node in (answer.get("node_errors") or {}).values():
        for error in node.get("errors", []):
            return messages.said_by_server(error.get("text"), f"{error.get('message')}: {error.get('details')}")
    error = answer.get("error") or {}
    return messages.said_by_server(error.get("text"), error.get("message", "HTTP 400"))


def _ended(event):
    status, failure = event.get("status"), event.get("failure") or {}
    if status == "cancelled":
        raise messages.cancelled()
    if status not in ("success", "partial"):
        raise messages.said_by_server(failure.get("text"), failure.get("code", status))
