"""The peer of the bench: the plainest bot one would write with the SDK, Flask and rapidfuzz.

Parses, matches and replies inside the webhook, and keeps nothing.
"""

import os

from flask import Flask, abort, request
from linebot.v3 import WebhookHandler
from linebot.v3.exceptions import InvalidSignatureError
from linebot.v3.messaging import ApiClient, Configuration, MessagingApi, ReplyMessageRequest, TextMessage
from linebot.v3.webhooks import MessageEvent, TextMessageContent
from rapidfuzz import fuzz, process

from knowledge.loading.load import load_manual

handler = WebhookHandler(os.environ["LINE_CHANNEL_SECRET"])
configuration = Configuration(
    host=os.environ["LINE_API_BASE"], access_token=os.environ["LINE_CHANNEL_ACCESS_TOKEN"]
)
ANSWERS = {step.text: step.timeline.words for _, step in load_manual().all_steps()}
app = Flask(__name__)


@app.post("/callback")
def callback() -> str:
    try:
        handler.handle(request.get_data(as_text=True), request.headers["X-Line-Signature"])
    except InvalidSignatureError:
        abort(400)
    return "OK"


@handler.add(MessageEvent, message=TextMessageContent)  # type: ignore[untyped-decorator]
def answer(event: MessageEvent) -> None:
    best = process.extractOne(event.message.text, ANSWERS.keys(), scorer=fuzz.WRatio)
    with ApiClient(configuration) as client:
        MessagingApi(client).reply_message(
            ReplyMessageRequest(reply_token=event.reply_token, messages=[TextMessage(text=ANSWERS[best[0]])])
        )
