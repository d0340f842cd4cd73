/** Tests of the routes of answers to notices. */
@NullMarked
package dk.broen.routes.acknowledgement;

import org.jspecify.annotations.NullMarked;
