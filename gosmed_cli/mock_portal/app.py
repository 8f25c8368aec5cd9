"""The application: every router and middleware put together."""

from __future__ import annotations

from fastapi import FastAPI

from . import openapi, problems, request_log
from .api import (
    account,
    activation,
    applications,
    appointments,
    authority,
    contacts,
    deadlines,
    documents,
    epgu,
    events,
    notices,
    nsi,
    operator,
    operator_announcements,
    operator_desk,
    operator_state,
    recovery,
    registration,
    services,
    sign_in,
    storage,
    visit_accounts,
)
from .api import help as help_api
from .faults import FaultMiddleware
from .limits import RequestLimitMiddleware
from .request_log import RequestLogMiddleware
from .sections import SECTIONS
from .stamp import DueMiddleware, StampMiddleware
from .state import Portal

ROUTERS = (
    *(epgu.router, nsi.router, storage.router),
    *(sign_in.router, registration.router, contacts.router),
    *(activation.router, activation.pages, recovery.router, visit_accounts.router),
    *(
        account.router,
        applications.router,
        appointments.router,
        documents.router,
        services.router,
        deadlines.router,
        events.router,
        notices.router,
        help_api.router,
    ),
    *(operator.router, operator_announcements.router, operator_desk.router, operator_state.router),
    *(authority.router, authority.public),
    *(router for section in SECTIONS for router in section.routers),
)


def create_app(portal: Portal) -> FastAPI:
    """The portal as an ASGI application; `app.state.portal` is what its handlers work with."""
    app = FastAPI(title="gosmed portal", version="1", redirect_slashes=False)
    app.state.portal = portal
    app.state.request_log = request_log.RequestLog()
    for router in ROUTERS:
        app.include_router(router)
    problems.install(app)
    openapi.install(app)
    # the last added is the outermost: whatever goes wrong inside is still dated, and faults spare the due events
    app.add_middleware(RequestLimitMiddleware, portal=portal)
    app.add_middleware(DueMiddleware, portal=portal)
    app.add_middleware(FaultMiddleware, portal=portal)
    app.add_middleware(RequestLogMiddleware, portal=portal)
    app.add_middleware(StampMiddleware, portal=portal)
    return app
