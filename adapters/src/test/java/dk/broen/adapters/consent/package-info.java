/**
 * What the hub makes of a consent register's answers, and of those that never come.
 * In: registers that fail in each way, over real HTTP. Out of place here: who is told.
 */
@NullMarked
package dk.broen.adapters.consent;

import org.jspecify.annotations.NullMarked;
