"""Where to turn to, and answers to frequent questions: data of the portal (R36, R80, C21)."""

from __future__ import annotations

import json

from fastapi import APIRouter
from starlette.requests import Request

from ...contract.cabinet.services import Channel, Faq, Help
from ...contract.wire import BASE
from ..state import of

router = APIRouter(prefix=f"{BASE}/help", tags=["Помощь"])

META = "help"  # in `meta`: what a scenario says instead, as JSON of the same shape
DEFAULT = Help(
    channels=[
        Channel(kind="phone", value="+7 800 100-00-00", note="Горячая линия, круглосуточно"),
        Channel(kind="email", value="support@portal.example", note="Ответ в течение 24 часов"),
        Channel(kind="chat", value="portal.example/chat", note="С 8:00 до 20:00 по московскому времени"),
        Channel(kind="bot", value="portal.example/bot", note="Ответы на частые вопросы, круглосуточно"),
    ],
    faq=[
        Faq(
            question="Как зарегистрировать личный кабинет медицинского работника?",
            answer="Создайте учётную запись, подтвердите личность, затем подайте заявку на регистрацию кабинета.",
        ),
        Faq(
            question="Сколько рассматривается заявка?",
            answer="Обычно до пяти рабочих дней. Точный срок указан в самой заявке.",
        ),
        Faq(
            question="Что делать после отказа?",
            answer="Исправьте то, что названо в замечаниях, и отправьте заявку повторно до указанного срока.",
        ),
        Faq(
            question="Какие файлы принимаются?",
            answer="PDF, JPG и PNG до 5 МБ каждый и до 20 МБ вместе, от 300 до 1200 точек на дюйм.",
        ),
        Faq(
            question="Не приходит код из СМС.",
            answer="Подождите две минуты и запросите новый код. Код действует 5 минут.",
        ),
    ],
)


@router.get("", summary="Контакты поддержки и частые вопросы")
async def show_help(request: Request) -> Help:
    with of(request.app).store.transaction() as t:
        text = t.meta(META)
    said = json.loads(text) if text else {}
    return Help(channels=said.get("channels", DEFAULT["channels"]), faq=said.get("faq", DEFAULT["faq"]))
