"""The careers lead signs in at the hub, in a real browser without a screen."""

import shutil
import sys
from pathlib import Path

from selenium.common.exceptions import SessionNotCreatedException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By

from onedesk.domain.errors import OneDeskError

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
WIDE, HIGH = 1366, 1400
QUIET = (
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-device-scale-factor=1",
    f"--window-size={WIDE},{HIGH}",
)


class _Driver(Service):
    """The browser's driver, which ends with this process however that ends."""

    def __init__(self, driver: str) -> None:
        super().__init__(sys.executable)
        self._driver = driver

    def command_line_args(self) -> list[str]:
        return ["-m", "ui.rehearsal.leash", self._driver, *super().command_line_args()]


class Browser:
    """One browser session at one hub, ended with `close`."""

    def __init__(self, address: str, profile: Path) -> None:
        """Start the browser with an empty profile. Raises `OneDeskError` when there is none."""
        browser = next((found for name in BROWSERS if (found := shutil.which(name))), None)
        driver = shutil.which("chromedriver")
        if browser is None or driver is None:
            raise OneDeskError("There is no Chromium with its driver here to show the hub's page.")
        options = ChromeOptions()
        options.binary_location = browser
        for word in (*QUIET, f"--user-data-dir={profile}"):
            options.add_argument(word)
        self._address = address
        try:
            self._chrome = Chrome(options=options, service=_Driver(driver))
        except SessionNotCreatedException:
            # Root and most containers have no sandbox; the one page opened is our own.
            options.add_argument("--no-sandbox")
            self._chrome = Chrome(options=options, service=_Driver(driver))

    def sign_in(self, name: str, passphrase: str) -> None:
        """Sign in by the form, as a person would."""
        self._chrome.get(self._address)
        self._chrome.find_element(By.NAME, "login").send_keys(name)
        field = self._chrome.find_element(By.NAME, "password")
        field.send_keys(passphrase)
        field.submit()

    def follow(self, words: str) -> None:
        """Follow the link with these words."""
        self._chrome.find_element(By.PARTIAL_LINK_TEXT, words).click()

    def picture(self) -> bytes:
        """The page as it is seen, as PNG."""
        return bytes(self._chrome.get_screenshot_as_png())

    def close(self) -> None:
        self._chrome.quit()
