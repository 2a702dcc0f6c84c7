package com.example.door;

import com.example.door.Visit;

/** Somebody in another process who decides who may enter. */
interface IDoorKeeper {
    /** The lock waits for the answer. */
    boolean mayEnter(String visitor);

    /** The lock tells of a visit, and does not wait. */
    oneway void onVisit(in Visit visit);
}
