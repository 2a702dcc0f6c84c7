package com.example.door;

import com.example.door.Credential;
import com.example.door.IDoorKeeper;
import com.example.door.Visit;

/** The lock of a door. */
@JavaDefault
interface IDoorLock {
    /** Digits that a PIN has at most. */
    const int MAX_PIN_LENGTH = 8;

    /**
     * Opens the door to somebody who may enter.
     *
     * @return what the lock noted about it
     */
    Visit open(in Credential credential);

    /** The last visits, the newest first. */
    List<Visit> visits(int count);

    /**
     * Asks somebody from now on who may enter.
     *
     * @param keeper null if everybody may
     */
    void setKeeper(@nullable IDoorKeeper keeper);

    /** For how long the door opens. Since version 2. */
    int getSecondsOpen();

    /** Sets for how long the door opens. Since version 2. */
    void setSecondsOpen(int value);
}
