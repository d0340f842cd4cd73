package dk.broen.domain.lives;

import dk.broen.domain.notification.Acknowledgement;
import java.util.List;

/** One step of a script. */
sealed interface Act {
    /** A message arrives at the hub. */
    record Arrives(Report report) implements Act {
        @Override
        public String toString() {
            return report.toString();
        }
    }

    /** Something changes around the partners, at once. */
    record Changes(List<Change> changes) implements Act {
        public Changes {
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return changes.toString();
        }
    }

    /** The next attempt to reach the partner does not simply succeed. */
    record NextAttempt(Partner partner, Outcome outcome, boolean arrives) implements Act {
        @Override
        public String toString() {
            return "next attempt at " + partner.name() + " is " + outcome + (arrives ? " and arrives" : " and is lost");
        }
    }

    /** The partner answers the last notice that it may have read. */
    record Answers(Partner partner, Acknowledgement.Kind kind) implements Act {
        @Override
        public String toString() {
            return partner.name() + " answers " + kind;
        }
    }

    /** One change. */
    record Change(Partner partner, What what, boolean on) {
        @Override
        public String toString() {
            return what + (on ? " on for " : " off for ") + partner.name();
        }
    }

    /** What can change. */
    enum What { CONSENT, PART, OPENING }

    /** What the hub learns of an attempt. */
    enum Outcome {
        DELIVERED,
        /** The hub tries again. */
        UNKNOWN, GIVEN_UP
    }
}
