"""`python -m bot` is `ims-doctor`."""

import sys

from bot.cli.main import main

sys.exit(main())
