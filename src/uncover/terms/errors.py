"""The errors a user may see: one stable code, one sentence, one next step."""

from uncover.terms.speech import say


class UncoverError(Exception):
    """A condition told to the user in one sentence, never with a traceback.

    `code` is stable; sentence and next step stand under `<topic>.<code>` in the message
    catalogues (`terms/messages/<language>/<topic>.toml`), `facts` fill their blanks.
    """

    exit_code = 2

    def __init__(self, message: str, /, **facts: object) -> None:
        """Take the catalogue key `topic.code` and the facts its sentences name."""
        super().__init__(message)
        self.message = message
        self.facts = facts

    @property
    def code(self) -> str:
        """The stable code, as printed in JSON."""
        return self.message.rpartition(".")[2]

    @property
    def sentence(self) -> str:
        """What is wrong and where, in the language spoken now."""
        return say(f"{self.message}.sentence", **self.facts)

    @property
    def next_step(self) -> str:
        """What to do about it, in the language spoken now."""
        return say(f"{self.message}.next", **self.facts)

    def __str__(self) -> str:
        """Sentence and next step on one line."""
        return f"{self.sentence} {self.next_step}".strip()


class UnusableError(UncoverError):
    """The command or its input is unusable (exit code 2)."""
