package dk.broen.routes.ops;

/** Whether the hub rests: everything that came in is planned, everything due is sent. */
public interface Quietness {
    Quiet now();
}
