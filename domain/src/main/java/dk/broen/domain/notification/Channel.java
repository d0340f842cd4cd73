package dk.broen.domain.notification;

/** The channel of a notice. */
public enum Channel { QUEUE, MAIL, SMS }
