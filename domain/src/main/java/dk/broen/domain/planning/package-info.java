/**
 * The heart: who, may they, where, when, what. A pure function: the same facts give the same plan.
 * In: event, history, facts, directory, rules, instant. Out: a {@code Plan}. Out of place here: I/O, clocks, randomness.
 */
@NullMarked
package dk.broen.domain.planning;

import org.jspecify.annotations.NullMarked;
