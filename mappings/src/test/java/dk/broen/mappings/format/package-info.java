@NullMarked
package dk.broen.mappings.format;

import org.jspecify.annotations.NullMarked;
