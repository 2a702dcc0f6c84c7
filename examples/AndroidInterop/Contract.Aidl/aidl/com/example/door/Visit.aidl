package com.example.door;

import com.example.door.Verdict;

/** What a lock notes about somebody who was at the door. */
parcelable Visit {
    int number;
    String visitor;
    Verdict verdict = Verdict.REFUSED;
    /** For how long the door was open; locks of version 1 did not say. */
    int secondsOpen = -1;
}
