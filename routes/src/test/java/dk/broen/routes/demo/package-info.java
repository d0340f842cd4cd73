/**
 * The README's first command, played as a stranger would.
 * In: the packaged hub and simulator. Out of place here: single rules (those have their own tests).
 */
@NullMarked
package dk.broen.routes.demo;

import org.jspecify.annotations.NullMarked;
