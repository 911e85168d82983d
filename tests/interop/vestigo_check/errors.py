"""What is refused, with the class that docs/protocol.md section 14 gives it."""


class Refused(Exception):
    """A part is not acceptable."""

    def __init__(self, error_class: str, why: str) -> None:
        super().__init__(why)
        self.error_class = error_class
        self.place: str | None = None

    def at(self, place: str) -> "Refused":
        self.place = place
        return self

    def __str__(self) -> str:
        why = super().__str__()
        return f"{self.place}: {why}" if self.place else why


def demand(good: bool, error_class: str, why: str) -> None:
    if not good:
        raise Refused(error_class, why)
