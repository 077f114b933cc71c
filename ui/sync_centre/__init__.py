"""Where everything is: on this laptop, on the hub, or waiting for an answer."""
