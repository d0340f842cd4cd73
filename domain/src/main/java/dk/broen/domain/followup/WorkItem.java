package dk.broen.domain.followup;

import dk.broen.domain.terms.HospitalId;
import dk.broen.domain.terms.MunicipalityCode;
import java.util.Optional;

/**
 * Opgave: a task for a human (domain.md §2).
 *
 * @param key names the task among those of the citizen: the same task is opened once, and is closed when its reason is gone. Without
 *     citizen data
 * @param addressee which ward or municipality must act, if it is known
 * @param because the reason in English, for an engineer, without citizen data
 */
public record WorkItem(Kind kind, String key, Optional<Addressee> addressee, String because) {
    /** A task for operators. */
    public WorkItem(Kind kind, String key, String because) {
        this(kind, key, Optional.empty(), because);
    }

    /** A task that a citizen has at most once. */
    public WorkItem(Kind kind, String because) {
        this(kind, kind.name(), because);
    }

    /** A task about one thing. */
    public static WorkItem about(Kind kind, Object subject, String because) {
        return new WorkItem(kind, kind + "/" + subject, because);
    }

    /** The same task for the wards of the hospital. */
    public WorkItem to(HospitalId hospital) {
        return new WorkItem(kind, key, Optional.of(new Addressee.Ward(hospital)), because);
    }

    /** The same task for the municipality. */
    public WorkItem to(MunicipalityCode municipality) {
        return new WorkItem(kind, key, Optional.of(new Addressee.OneMunicipality(municipality)), because);
    }

    /** Who must act. */
    public enum Owner {
        WARD, REGION, MUNICIPALITY, OPERATIONS
    }

    /** What has become of a task. */
    public enum State {
        /** A human must act. A human may have taken it. */
        OPEN,
        /** The hub closed it, because its reason was gone. If the reason returns, the task is opened again. */
        REASON_GONE,
        /** A human closed it. It is not opened again for the same reason. */
        DONE,
        /** A human answered that its reason is not so: the visit is not this citizen's. It is not opened again for the same reason. */
        DENIED
    }

    /** The kinds of task. */
    public enum Kind {
        /** The ward should ask the citizen for consent. */
        ASK_FOR_CONSENT(Owner.WARD, true),
        /** It is unclear which municipality acts: sources contradict each other, or no source names a municipality. */
        MUNICIPALITY_UNCLEAR(Owner.MUNICIPALITY, true),
        /** Two municipalities recorded the citizen as their own, or one recorded a service for the citizen of the other (domain.md §5). */
        WHOSE_CITIZEN(Owner.MUNICIPALITY, true),
        /** The hub has no configuration for the municipality. */
        MUNICIPALITY_NOT_CONNECTED(Owner.OPERATIONS, true),
        /** No coordinator, team or duty desk is known in the municipality. */
        NO_COORDINATOR(Owner.MUNICIPALITY, true),
        /** The citizen has services in several units and no appointed coordinator (domain.md §5). */
        NEEDS_COORDINATOR(Owner.MUNICIPALITY, true),
        /** The configuration does not say whether the ward is psychiatric or somatic. */
        WARD_NOT_CLASSIFIED(Owner.OPERATIONS, true),
        /** A unit may be told and has no contact point that can be used. */
        NO_CONTACT_POINT(Owner.OPERATIONS, true),
        /** The time of an event cannot be: it is in the future, or an end is before its beginning (domain.md §3). */
        TIME_IMPOSSIBLE(Owner.WARD, true),
        /** A visit number came with another CPR number before: a human must decide whose stay it is (domain.md §4). */
        VISIT_OF_ANOTHER_CITIZEN(Owner.REGION, true),
        /** Messages name their citizen by a replacement CPR number: they wait until a human says whose it is (danish-standards.md §4). */
        REPLACEMENT_CPR(Owner.WARD, false),
        /** An open stay of which nothing was heard for a long time (design.md §3). */
        STALE_STAY(Owner.WARD, true),
        /** No ward said in time whether such a stay is over: a municipality that was told of it finds out, and can end it (design.md §3). */
        NO_END_HEARD(Owner.MUNICIPALITY, true),
        /** A unit answered that the citizen is not theirs: what is recorded or configured about it may be wrong (domain.md §5). */
        DOUBTFUL_ENTRY(Owner.MUNICIPALITY, true),
        /** Nobody has answered a notice: neither its recipient nor whoever was told after it (domain.md §6). */
        UNANSWERED(Owner.MUNICIPALITY, true),
        /** The consent register cannot be read; notices are held. */
        CONSENT_REGISTER_DOWN(Owner.OPERATIONS, true),
        /** The hub cannot look at the citizen: what the look would tell waits, and so do the notices before which it looks. */
        LOOK_FAILED(Owner.OPERATIONS, true),
        /** An override was used: a human must tell the citizen (sundhedsloven § 43 stk. 4). The hub closes it only if no notice has left. */
        TELL_THE_CITIZEN(Owner.WARD, true),
        /** Two identities were merged: a human must review the consents (domain.md §4). */
        REVIEW_CONSENTS(Owner.MUNICIPALITY, false),
        /** Facts were recorded under a number that a hospital merged into another one: the hub keeps them and does not use them. */
        FACTS_OF_RETIRED_NUMBER(Owner.OPERATIONS, false),
        /** The delivery of a notice was given up. */
        UNDELIVERED(Owner.OPERATIONS, false),
        /** Notices lie on the queue of a unit, and no program reads the queue. */
        QUEUE_UNREAD(Owner.OPERATIONS, true),
        /** A person answered a notice by mail: a human reads the answer. */
        MAIL_REPLY(Owner.MUNICIPALITY, false),
        /** A ward replied to a question in HL7 v2, and the reply cannot be recorded. It is kept as a dead letter. */
        REPLY_NOT_RECORDED(Owner.OPERATIONS, false),
        /** A message id was received again with different content. */
        CONTENT_CONFLICT(Owner.OPERATIONS, false),
        /** A list of inpatients lacks so many stays that a human must say whether it is right. */
        LIST_SHRANK(Owner.OPERATIONS, true),
        /** A list of inpatients cannot be read, or is older than the one before. */
        LIST_UNREADABLE(Owner.OPERATIONS, true),
        /** A stored message could not be read. */
        UNREADABLE(Owner.OPERATIONS, false);

        private final Owner owner;
        private final boolean closesItself;

        Kind(Owner owner, boolean closesItself) {
            this.owner = owner;
            this.closesItself = closesItself;
        }

        /** The kind of the task with that key. */
        public static Kind of(String key) {
            int subject = key.indexOf('/');
            return valueOf(subject < 0 ? key : key.substring(0, subject));
        }

        public Owner owner() {
            return owner;
        }

        /** Whether the hub closes the task when its reason is gone. */
        public boolean closesItself() {
            return closesItself;
        }
    }
}
