/**
 * The planner decides who is told, whether that is permitted, where, when and what. A notice that is due is planned again.
 * In: a {@code Situation}. Out: a {@code Plan}. Pure.
 * Does not belong here: I/O, clocks and randomness.
 */
@NullMarked
package dk.broen.domain.planning;

import org.jspecify.annotations.NullMarked;
