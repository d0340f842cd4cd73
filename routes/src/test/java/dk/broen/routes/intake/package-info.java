/**
 * The steps of intake, one by one.
 * In: messages as hospitals send them. Out of place here: what they mean (that is {@code mappings}), and a running hub.
 */
@NullMarked
package dk.broen.routes.intake;

import org.jspecify.annotations.NullMarked;
