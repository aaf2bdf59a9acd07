"""`python -m bot` is `ims-doctor`."""

import sys

from bot.cli import main

sys.exit(main())
