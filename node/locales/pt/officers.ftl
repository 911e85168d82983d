# Officers, decisions and their explanation
