"""The bonnenbriefje: one page for a telephone, with which a group hands in its receipts without a server."""
