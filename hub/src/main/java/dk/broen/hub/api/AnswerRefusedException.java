package dk.broen.hub.api;

import java.util.List;

/** Thrown when the answer to a work item has faults. Each fault names its place and no value of a citizen. */
final class AnswerRefusedException extends RuntimeException {
    private final transient List<String> faults;

    AnswerRefusedException(List<String> faults) {
        super(faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    List<String> faults() {
        return faults;
    }
}
