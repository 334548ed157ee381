"""Takes the folder out of a list of what is built in (CycloneDX), which names packages by their paths.

    python3 dist/unnamed_list.py LIST.json NEW.json
"""

import json
import sys
from pathlib import Path

text = Path(sys.argv[1]).read_text(encoding="utf-8")
root = json.loads(text)["metadata"]["component"]["bom-ref"]
# The name stands behind the folder unless it is that of the folder: `path+file:///a#paiban@0.1.0`,
# `path+file:///a/paiban#0.1.0`.
folder, _, package = root.partition("#")
version = package.split("@")[-1]
text = text.replace(root, f"path+file:///paiban#{version}").replace(folder, "path+file:///paiban")
Path(sys.argv[2]).write_text(text, encoding="utf-8")
