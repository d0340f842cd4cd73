/**
 * The planner: who is told, whether that is permitted, where, when and what. A pure function: the same facts give the same plan.
 * In: event, history, facts, directory, rules, instant. Out: a {@code Plan}.
 * Does not belong here: I/O, clocks, randomness.
 */
@NullMarked
package dk.broen.domain.planning;

import org.jspecify.annotations.NullMarked;
