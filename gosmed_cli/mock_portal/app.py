"""The application: every router and middleware put together."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec

from fastapi import FastAPI

from . import openapi, problems
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
    for name in ROUTERS.split():
        if find_spec(f"{__package__}.api.{name}"):
            app.include_router(import_module(f"{__package__}.api.{name}").router)
    problems.install(app)
    openapi.install(app)
    app.add_middleware(DueMiddleware, portal=portal)
    for module, name in (("faults", "FaultMiddleware"), ("request_log", "RequestLogMiddleware")):
        if find_spec(f"{__package__}.{module}"):
            app.add_middleware(getattr(import_module(f"{__package__}.{module}"), name), portal=portal)
    app.add_middleware(StampMiddleware, portal=portal)
    return app
