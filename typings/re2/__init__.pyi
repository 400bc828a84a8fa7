"""The part of google-re2 that the rubric uses; the package ships no types."""

class error(Exception): ...

class Options:
    class Encoding:
        LATIN1: Options.Encoding
        UTF8: Options.Encoding

    encoding: Options.Encoding
    case_sensitive: bool
    log_errors: bool
    never_nl: bool
    dot_nl: bool

class Set:
    @classmethod
    def SearchSet(cls, options: Options) -> Set: ...
    def Add(self, pattern: bytes) -> int: ...
    def Compile(self) -> None: ...
    def Match(self, text: bytes) -> list[int] | None: ...
