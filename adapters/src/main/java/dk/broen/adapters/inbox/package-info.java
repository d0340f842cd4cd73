/**
 * The read model of the inbox: the notices of units, what they said when they left, and what became of them; and to whom a notice was handed over.
 * In: units and references. Out: notices as people list and open them.
 * Does not belong here: whether somebody may read them now (the planner and module {@code hub}), and answers (package {@code acknowledgement}).
 */
@NullMarked
package dk.broen.adapters.inbox;

import org.jspecify.annotations.NullMarked;
