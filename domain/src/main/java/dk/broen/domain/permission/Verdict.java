package dk.broen.domain.permission;

import java.util.List;

/** The answer to a {@link Question}, with the steps that led to it, without citizen data. */
public sealed interface Verdict {
    List<String> steps();

    /**
     * The recipient may be told.
     *
     * @param rule the rule that decided, with its version
     */
    record Permitted(Basis basis, String rule, List<String> steps) implements Verdict {
        public Permitted {
            steps = List.copyOf(steps);
        }
    }

    /** The recipient may not be told: a legal answer. */
    record Withheld(WithheldReason reason, List<String> steps) implements Verdict {
        public Withheld {
            steps = List.copyOf(steps);
        }
    }

    /**
     * No answer is possible now: a technical fault. Nothing is sent. The question is asked again until there is an answer (domain.md §4).
     */
    record Held(List<String> steps) implements Verdict {
        public Held {
            steps = List.copyOf(steps);
        }
    }

    /** There is nothing to tell this recipient. The planner decides this; the gate never does. */
    record NotConcerned(NotConcernedReason reason, List<String> steps) implements Verdict {
        public NotConcerned {
            steps = List.copyOf(steps);
        }
    }
}
