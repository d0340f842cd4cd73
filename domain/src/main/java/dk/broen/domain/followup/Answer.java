package dk.broen.domain.followup;

import dk.broen.domain.citizen.Appointment;
import dk.broen.domain.citizen.Consent;
import dk.broen.domain.citizen.Residence;
import dk.broen.domain.followup.WorkItem.Kind;
import dk.broen.domain.terms.Cpr;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** What a named human answers to a work item. It closes the work item unless there still is something to ask, and the hub looks at the citizen again. */
public sealed interface Answer {
    Code code();

    /** What has become of the work item. */
    default WorkItem.State state() {
        return WorkItem.State.DONE;
    }

    /** The citizen consents or refuses, or cannot be asked (domain.md §4). */
    record OfCitizen(Code code, Consent consent) implements Answer {
        /** Who could not be asked today can be asked tomorrow, under the same work item. */
        @Override
        public WorkItem.State state() {
            return code == Code.UNREACHABLE ? WorkItem.State.OPEN : WorkItem.State.DONE;
        }
    }

    /** Which municipality acts for the citizen (domain.md §5). */
    record Acting(Residence residence) implements Answer {
        @Override
        public Code code() {
            return Code.MUNICIPALITY;
        }
    }

    /** A coordinator is appointed (domain.md §5). */
    record Coordinating(Appointment appointment) implements Answer {
        @Override
        public Code code() {
            return Code.COORDINATOR;
        }
    }

    /** The stay is this citizen's: it is told from now on. */
    record ThisCitizen() implements Answer {
        @Override
        public Code code() {
            return Code.THIS_CITIZEN;
        }
    }

    /** The stay is another citizen's: it stays untold. */
    record OtherCitizen() implements Answer {
        @Override
        public Code code() {
            return Code.OTHER_CITIZEN;
        }

        @Override
        public WorkItem.State state() {
            return WorkItem.State.DENIED;
        }
    }

    /** The replacement CPR number is this citizen's. */
    record CprOf(Cpr citizen) implements Answer {
        @Override
        public Code code() {
            return Code.CPR_NUMBER;
        }
    }

    /** The replacement CPR number is no citizen's: what came under it is told to nobody. */
    record NoCpr() implements Answer {
        @Override
        public Code code() {
            return Code.NO_CPR_NUMBER;
        }

        @Override
        public WorkItem.State state() {
            return WorkItem.State.DENIED;
        }
    }

    /** What the work item asks for is done, or a human decides that nothing is to be done. */
    record Done() implements Answer {
        @Override
        public Code code() {
            return Code.DONE;
        }
    }

    /** The kinds of answer. The names are stable codes. */
    enum Code {
        CONSENTS, REFUSES, INCAPABLE, UNREACHABLE, MUNICIPALITY, COORDINATOR, THIS_CITIZEN, OTHER_CITIZEN, CPR_NUMBER, NO_CPR_NUMBER, DONE;

        /** The answers that a work item of the kind accepts. A visit of another citizen needs a decision: {@code DONE} would be none. */
        public static Set<Code> acceptedFor(Kind kind) {
            return switch (kind) {
                case ASK_FOR_CONSENT -> EnumSet.of(CONSENTS, REFUSES, INCAPABLE, UNREACHABLE, DONE);
                case MUNICIPALITY_UNCLEAR -> EnumSet.of(MUNICIPALITY, DONE);
                case NO_COORDINATOR, NEEDS_COORDINATOR -> EnumSet.of(COORDINATOR, DONE);
                case VISIT_OF_ANOTHER_CITIZEN -> EnumSet.of(THIS_CITIZEN, OTHER_CITIZEN);
                case REPLACEMENT_CPR -> EnumSet.of(CPR_NUMBER, NO_CPR_NUMBER);
                default -> EnumSet.of(DONE);
            };
        }

        /**
         * Whether the citizen may say it although the question was closed: a no always, because it restricts only; a yes after a yes, because
         * the citizen picks recipients one by one (domain.md §4).
         *
         * @param former what the question was closed with; empty if no human answered it
         */
        public boolean mayFollow(Optional<Code> former) {
            return this == REFUSES || this == CONSENTS && former.equals(Optional.of(CONSENTS));
        }

        /** Whether it is what the citizen says, or why the citizen says nothing. */
        public boolean ofCitizen() {
            return this == CONSENTS || this == REFUSES || this == INCAPABLE || this == UNREACHABLE;
        }
    }
}
