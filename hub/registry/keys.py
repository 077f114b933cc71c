"""The keys by which files are sealed and signed: the hub's own, and what laptops told of theirs."""

from hub.registry.models import Device, SealingKey
from sync.wire import Enrol, sealing
from sync.wire.sealing import Pair


def sealing_pair() -> Pair:
    """The hub's key pair, made on first use."""
    known = SealingKey.objects.filter(pk=1).first()
    if known is None:
        private, public = sealing.new_sealing_pair()
        known, _ = SealingKey.objects.get_or_create(
            pk=1, defaults={"private": private, "public": public}
        )
    return Pair(known.private, known.public)


def remember(device: Device, asked: Enrol) -> None:
    """Keep the public keys that a laptop tells as it joins; asked again, it may have new ones."""
    device.signing_key, device.sealing_key = asked.signing_key, asked.sealing_key
    device.save(update_fields=["signing_key", "sealing_key"])
