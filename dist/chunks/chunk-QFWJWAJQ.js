export{a_14 as a,b_14 as b,c_14 as c}from"./review-at-once.js";
