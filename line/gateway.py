"""Calls to LINE and the outcome of each. The only place that knows the SDK's client."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from functools import partial
from typing import Any
from urllib.parse import quote

import urllib3
from linebot.v3.messaging import (
    ApiClient,
    ApiException,
    Configuration,
    MessagingApi,
    TestWebhookEndpointRequest,
)

from line.failures import cause_of, counted, date_of, ids_said, never_left, words_said
from line.limits import without_controls
from line.menu_calls import MenuCalls
from line.sent import AccountInfo as AccountInfo
from line.sent import Content as Content
from line.sent import LineError as LineError
from line.sent import Outcome as Outcome
from line.sent import Quota as Quota
from line.sent import Sent as Sent
from line.sent import TooLarge as TooLarge

TIMEOUT = (3.05, 10)
"""Seconds to connect and to wait for an answer; the SDK itself would wait for ever."""


class Line:
    """One shared client; safe to use from many threads."""

    def __init__(
        self,
        token: str,
        api_base: str,
        timeout: tuple[float, float] = TIMEOUT,
        *,
        data_api_base: str = "",
    ) -> None:
        """`data_api_base`: where messages' contents are to be had; `api_base` where it is not given."""
        configuration = Configuration(host=api_base.rstrip("/"), access_token=token)
        # Retrying is ours to decide: the SDK would sleep inside the thread on 429 and 503.
        configuration.retries = urllib3.Retry(
            connect=1, read=0, redirect=0, status=0, other=0, respect_retry_after_header=False
        )
        configuration.connection_pool_maxsize = 32
        self._timeout = timeout
        self._token, self._data_api_base = token, (data_api_base or api_base).rstrip("/")
        self._client = ApiClient(configuration)
        self._api = MessagingApi(self._client)
        self.menus = MenuCalls(self._json, self._upload)
        self.when_denied: Callable[[], None] = lambda: None
        """Told whenever LINE does not accept the token; not where a reply or push is told so itself."""
        self.when_called: Callable[[str, str], None] = lambda call, outcome: None
        """Told of every call: what was called, and its end in the words of `Outcome`."""

    def reply(self, token: str, messages: Sequence[Mapping[str, Any]]) -> Sent:
        """Answer an event. Has no retry key: the token itself works only once."""
        return self._send("reply", {"replyToken": token, "messages": list(messages)})

    def push(self, to: str, messages: Sequence[Mapping[str, Any]], retry_key: str) -> Sent:
        """Send unasked. Repeats under the same key within 24 hours go out once."""
        return self._send("push", {"to": to, "messages": list(messages)}, {"X-Line-Retry-Key": retry_key})

    def _send(self, way: str, body: dict[str, Any], key: Mapping[str, str] | None = None) -> Sent:
        sent = self._post(way, body, key)
        self.when_called(way, sent.outcome)
        return sent

    def _counting(self, call: str) -> AbstractContextManager[None]:
        return counted(lambda outcome: self.when_called(call, outcome))

    def _post(self, way: str, body: dict[str, Any], key: Mapping[str, str] | None) -> Sent:
        # The body goes as it is: turning a card into the SDK's models and back takes half of all the
        # time that a question costs, and that they agree is tested for every card.
        headers = {"Accept": "application/json", "Content-Type": "application/json", **(key or {})}
        try:
            answer = self._client.call_api(
                f"/v2/bot/message/{way}",
                "POST",
                header_params=headers,
                body=body,
                response_types_map={"200": f"{way.capitalize()}MessageResponse"},
                auth_settings=["Bearer"],
                _return_http_data_only=False,
                _request_timeout=self._timeout,
                _host=self._api.line_base_path,
            )
        except ApiException as error:
            return _answered(error, has_key=bool(key))
        except urllib3.exceptions.HTTPError as error:
            return Sent(Outcome.RETRY if never_left(error) else Outcome.UNKNOWN, reason=cause_of(error))
        except (UnicodeDecodeError, LookupError) as error:
            # The SDK reads the body before it looks at the status: this may be anybody's error page.
            return Sent(Outcome.UNKNOWN, reason=type(error).__name__)
        except ValueError:
            # LINE took it and answered in a form the SDK does not know: it must not go out again.
            return Sent(Outcome.ACCEPTED, reason="unexpected answer")
        return _accepted(answer)

    def account(self) -> AccountInfo:
        answer = self._ask(self._api.get_bot_info_with_http_info)
        info = answer.data
        by_hand = info.chat_mode == "chat" and info.mark_as_read_mode == "manual"
        served_at = date_of(answer.headers)
        return AccountInfo(info.user_id, info.basic_id, _shown(info.display_name), served_at, by_hand)

    def person_name(self, person: str) -> str | None:
        """The person's LINE name; None for one who is no friend of the bot or has blocked it."""
        try:
            return _shown(self._ask(self._api.get_profile, person).display_name)
        except LineError as error:
            if error.status == 404:
                return None
            raise

    def member_name(self, group: str, person: str) -> str | None:
        """The LINE name of a group's member, friend of the bot or not; None for one who left."""
        try:
            return _shown(self._ask(self._api.get_group_member_profile, group, person).display_name)
        except LineError as error:
            if error.status == 404:
                return None
            raise

    def has_member(self, group: str, person: str) -> bool:
        """Whether a group has this member; in doubt, and where LINE takes its time, no."""
        try:
            return bool(self._ask(self._api.get_group_member_profile, group, person, timeout=(1, 2)))
        except LineError:
            return False

    def can_reach(self, person: str) -> bool:
        """Whether LINE would show a push to this person; in doubt, yes."""
        try:
            return self.person_name(person) is not None
        except LineError:
            return True

    def content(self, message: str, most: int, *, preview: bool = False) -> Content:
        """The content of a message, or LINE's preview of it; raises LineError, or TooLarge past `most` bytes.

        LINE answers 202 while it is still preparing it, 410 once it was unsent.
        """
        with self._counting("content"):
            return self._content(message, most, preview)

    def _content(self, message: str, most: int, preview: bool) -> Content:
        way = f"/v2/bot/message/{quote(message, safe='')}/content{'/preview' if preview else ''}"
        # Not by the SDK's call, which would take a whole video into memory before it can be refused.
        answer = self._data("GET", way, preload_content=False)
        try:
            if answer.status != 200:
                raise LineError(f"LINE answered {answer.status}", answer.status)
            data = answer.read(most + 1)
        except urllib3.exceptions.HTTPError as error:
            raise LineError(f"LINE broke off ({cause_of(error)})") from None
        finally:
            answer.close()
        if len(data) > most:
            raise TooLarge
        return Content(data, answer.headers.get("Content-Type", ""))

    def group_name(self, group: str) -> str:
        return _shown(self._ask(self._api.get_group_summary, group).group_name)

    def member_count(self, group: str) -> int:
        return int(self._ask(self._api.get_group_member_count, group).count)

    def quota(self) -> Quota:
        limit = self._ask(self._api.get_message_quota)
        used = self._ask(self._api.get_message_quota_consumption).total_usage
        return Quota(limit.value if limit.type == "limited" else None, used)

    def webhook_address(self) -> tuple[str, bool] | None:
        """The address LINE calls and whether it is switched on; None where none is set."""
        try:
            found = self._ask(self._api.get_webhook_endpoint)
        except LineError as error:
            if error.status == 404:
                return None
            raise
        return found.endpoint, found.active

    def test_webhook(self) -> tuple[bool, str]:
        """Let LINE call the webhook once: whether it worked, and LINE's reason."""
        # Without a body at all, LINE would be sent JSON that is none.
        result = self._ask(self._api.test_webhook_endpoint, TestWebhookEndpointRequest())
        return bool(result.success), f"{result.reason} {result.detail}".strip()

    def mark_as_read(self, token: str) -> None:
        """Show the person that the message of this token, and those before it, were read."""
        self._json("POST", "/v2/bot/chat/markAsRead", {"markAsReadToken": token})

    def _json(self, method: str, path: str, body: Mapping[str, Any] | None) -> Any:
        headers = {"Accept": "application/json"} | ({"Content-Type": "application/json"} if body else {})
        call = partial(
            self._client.call_api,
            path,
            method,
            header_params=headers,
            body=None if body is None else dict(body),
            response_types_map={"200": "object"},
            auth_settings=["Bearer"],
            _return_http_data_only=True,
            _host=self._api.line_base_path,
        )
        return self._ask(call, named=path.split("/")[3])  # a fixed word: ids of persons stand further on

    def _upload(self, path: str, data: bytes, media_type: str) -> None:
        with self._counting("upload"):
            self._put(path, data, media_type)

    def _put(self, path: str, data: bytes, media_type: str) -> None:
        answer = self._data("POST", path, {"Content-Type": media_type}, body=data)
        if answer.status != 200:
            words = words_said(answer.data.decode("utf-8", "replace"), answer.reason)
            raise LineError(f"LINE answered {answer.status}: {words}", answer.status)

    def _data(self, method: str, path: str, more: Mapping[str, str] | None = None, **how: Any) -> Any:
        """LINE's answer from where contents are; raises LineError where there is none."""
        connect, read = self._timeout
        try:
            answer = self._client.rest_client.pool_manager.request(
                method,
                self._data_api_base + path,
                headers={"Authorization": f"Bearer {self._token}", **(more or {})},
                redirect=False,
                timeout=urllib3.Timeout(connect=connect, read=read),
                **how,
            )
        except urllib3.exceptions.HTTPError as error:
            raise LineError(f"LINE cannot be reached ({cause_of(error)})") from None
        if answer.status == 401:
            self.when_denied()
        return answer

    def _ask(self, call: Any, *arguments: Any, named: str = "", **more: Any) -> Any:
        with self._counting(named or call.__name__.removesuffix("_with_http_info").removeprefix("get_")):
            return self._answer(call, *arguments, **more)

    def _answer(self, call: Any, *arguments: Any, timeout: tuple[float, float] | None = None) -> Any:
        try:
            return call(*arguments, _request_timeout=timeout or self._timeout)
        except ApiException as error:
            if error.status == 401:
                self.when_denied()
            raise LineError(f"LINE answered {error.status}: {_words(error)}", error.status) from None
        except urllib3.exceptions.HTTPError as error:
            raise LineError(f"LINE cannot be reached ({cause_of(error)})") from None
        except ValueError:
            raise LineError("LINE gave an answer that planbot does not understand") from None


def _shown(name: object) -> str:
    """A name that people chose, without marks of direction and the like, which turn the words beside it."""
    return without_controls(str(name))


def _accepted(answer: Any) -> Sent:
    headers = {name.lower(): value for name, value in (answer.headers or {}).items()}
    # The SDK reads the body of a 200 alone, and may read nothing there.
    ids = tuple(message.id for message in answer.data.sent_messages) if answer.data else ()
    return Sent(
        Outcome.ACCEPTED,
        ids,
        status=answer.status_code,
        request_id=headers.get("x-line-request-id"),
        served_at=date_of(headers),
    )


def _answered(error: ApiException, has_key: bool) -> Sent:
    status = int(error.status or 0)
    request_id = (error.headers or {}).get("x-line-request-id")
    words, served_at = _words(error), date_of(error.headers)
    if status == 409 and has_key:
        taken = ids_said(error.body)
        return Sent(Outcome.ACCEPTED, taken, status=status, request_id=request_id, served_at=served_at)
    if status in (401, 403):
        outcome = Outcome.DENIED
    elif status == 429:
        outcome = Outcome.HOLD if "monthly limit" in words else Outcome.RETRY
    elif status >= 500:
        outcome = Outcome.RETRY if has_key else Outcome.UNKNOWN
    else:
        outcome = Outcome.REFUSED
    invalid = status == 400 and "invalid reply token" in words.lower()
    return Sent(outcome, (), invalid, status, request_id, words, served_at)


def _words(error: ApiException) -> str:
    return words_said(error.body, error.reason)
