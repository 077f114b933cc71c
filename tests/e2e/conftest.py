"""Django for the tests that have a hub beside the desk."""

import hubside

assert hubside  # Django is set up before the tests of this folder are imported
