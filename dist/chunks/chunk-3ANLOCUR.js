export{a_47 as a}from"./review-at-once.js";
