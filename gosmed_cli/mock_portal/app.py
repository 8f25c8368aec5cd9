"""The application: every router and middleware put together."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from fastapi import FastAPI

from . import openapi, problems, request_log
from .faults import FaultMiddleware
from .limits import RequestLimitMiddleware
from .request_log import RequestLogMiddleware
from .stamp import DueMiddleware, StampMiddleware
from .state import Portal

ROUTERS = (
    "epgu nsi storage sign_in registration contacts account applications documents services events help operator "
    "operator_state"
)


def create_app(portal: Portal) -> FastAPI:
    """The portal as an ASGI application; `app.state.portal` is what its handlers work with."""
    app = FastAPI(title="gosmed portal", version="1", redirect_slashes=False)
    app.state.portal = portal
    app.state.request_log = request_log.RequestLog()
    for name in ROUTERS.split():
        if find_spec(f"{__package__}.api.{name}"):
            app.include_router(import_module(f"{__package__}.api.{name}").router)
    problems.install(app)
    openapi.install(app)
    # the last added is the outermost: whatever goes wrong inside is still dated, and faults spare the due events
    app.add_middleware(RequestLimitMiddleware, portal=portal)
    app.add_middleware(DueMiddleware, portal=portal)
    app.add_middleware(FaultMiddleware, portal=portal)
    app.add_middleware(RequestLogMiddleware, portal=portal)
    app.add_middleware(StampMiddleware, portal=portal)
    return app
