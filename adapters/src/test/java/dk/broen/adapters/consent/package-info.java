/**
 * Tests of the client of consent registers: with right answers, wrong answers and no answer.
 * In: registers that fail in each way, over real HTTP.
 * Does not belong here: who is told.
 */
@NullMarked
package dk.broen.adapters.consent;

import org.jspecify.annotations.NullMarked;
