package dk.broen.domain.permission;

import java.util.List;

/** The answer to a {@link Question}, with the steps that led there, without citizen data. */
public sealed interface Verdict {
    List<String> steps();

    /** May be told. @param rule the rule that decided, with its version */
    record Permitted(Basis basis, String rule, List<String> steps) implements Verdict {
        public Permitted {
            steps = List.copyOf(steps);
        }
    }

    /** May not be told: a legal answer. */
    record Withheld(WithheldReason reason, List<String> steps) implements Verdict {
        public Withheld {
            steps = List.copyOf(steps);
        }
    }

    /** Cannot be said now: a technical fault. Nothing is sent; it is asked again until it can be said (domain.md §4). */
    record Held(List<String> steps) implements Verdict {
        public Held {
            steps = List.copyOf(steps);
        }
    }

    /** There is nothing to tell this recipient. */
    record NotConcerned(NotConcernedReason reason, List<String> steps) implements Verdict {
        public NotConcerned {
            steps = List.copyOf(steps);
        }
    }
}
