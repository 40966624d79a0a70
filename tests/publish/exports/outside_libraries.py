"""Run by the Python of build/interop: reads exports with the libraries of their formats and prints what they find."""

import json
import sys
from pathlib import Path

import rdflib
import stix2
from followthemoney import model

folder = Path(sys.argv[1])
faults: list[str] = []
schemas: list[str] = []
for line in (folder / "mini.ftm").read_text("utf-8").splitlines():
    data = json.loads(line)
    schema = model.get(data["schema"])
    schema.validate(data)
    schemas.append(schema.name)
    for name, values in data["properties"].items():
        of = schema.get(name)
        faults += [f"{name}: {value}" for value in values if of is None or of.type.clean(value) is None]
bundle = stix2.parse((folder / "mini.stix").read_text("utf-8"))
ids = {one["id"] for one in bundle.objects}
faults += [to for one in bundle.objects for to in one.get("object_refs", []) if to not in ids]
graph = rdflib.Graph().parse(folder / "mini.prov", format="json-ld")
quoted = list(graph.subject_objects(rdflib.PROV.wasQuotedFrom))
found = {"faults": faults, "ftm": schemas, "stix": [one["type"] for one in bundle.objects], "prov": len(quoted)}
json.dump(found, sys.stdout)
