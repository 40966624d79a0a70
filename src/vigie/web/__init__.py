"""The workbench: the case in a browser. The only room that knows Starlette, Jinja and uvicorn."""
