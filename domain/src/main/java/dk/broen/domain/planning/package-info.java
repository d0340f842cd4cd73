/**
 * The planner decides who is told, whether that is permitted, where, when and what; the recheck decides again when a notice is due.
 * In: event, history, facts, directory, rules and an instant. Out: a {@code Plan}, or whether a due notice may leave. Both are pure.
 * Does not belong here: I/O, clocks and randomness.
 */
@NullMarked
package dk.broen.domain.planning;

import org.jspecify.annotations.NullMarked;
